namespace CxBridge.Tests.Load.Campaigns;

/// <summary>The work of one control plane: done, held for a while as on a machine that stands still, or never done again.</summary>
internal sealed class PlaneQueue(LoneThread thread) : IWorkQueue
{
    private readonly List<IThreadPoolWorkItem> _held = [];
    private Pace _pace = Pace.Running;

    private enum Pace
    {
        Running,
        Frozen,
        Dead,
    }

    public bool IsOneThread => true;

    public void Queue(IThreadPoolWorkItem item) => thread.Add(new Item(this, item));

    /// <summary>Nothing of it happens until <see cref="Thaw"/>.</summary>
    public void Freeze() => _pace = Pace.Frozen;

    /// <summary>It goes on where it stood, as if no time had passed.</summary>
    public void Thaw()
    {
        _pace = Pace.Running;
        _held.ForEach(Queue);
        _held.Clear();
    }

    /// <summary>Nothing of it ever happens again.</summary>
    public void Kill() => _pace = Pace.Dead;

    private void Execute(IThreadPoolWorkItem item)
    {
        switch (_pace)
        {
            case Pace.Running:
                item.Execute();
                break;
            case Pace.Frozen:
                _held.Add(item);
                break;
            case Pace.Dead:
                break;
        }
    }

    private sealed class Item(PlaneQueue queue, IThreadPoolWorkItem item) : IThreadPoolWorkItem
    {
        public void Execute() => queue.Execute(item);
    }
}
