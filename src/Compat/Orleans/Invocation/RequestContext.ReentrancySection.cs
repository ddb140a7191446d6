namespace Orleans.Runtime;

public static partial class RequestContext
{
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _original;
        private readonly Guid _id;
        private readonly Activation? _activation;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _original = originalReentrancyId;
            _id = newReentrancyId;
            if (newReentrancyId != Guid.Empty && RuntimeContext.Current is Activation activation)
            {
                _activation = activation;
                activation.EnterReentrantSection(newReentrancyId);
            }
        }

        public void Dispose()
        {
            _activation?.LeaveReentrantSection(_id);
            if (ReentrancyId == _id)
            {
                ReentrancyId = _original;
            }
        }
    }
}
