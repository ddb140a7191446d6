namespace CxBridge.Sip.Dialogs;

/// <summary>The dialogs in existence. Owners add and remove themselves; each has a timer that bounds its life.</summary>
internal sealed class DialogTable
{
    private readonly Dictionary<DialogId, IDialogOwner> _owners = [];

    public int Count => _owners.Count;

    public IDialogOwner? Find(DialogId id) => _owners.GetValueOrDefault(id);

    public void Add(DialogId id, IDialogOwner owner) => _owners[id] = owner;

    /// <summary>Removes it if it is still this owner's: an early dialog hands its place to the confirmed one.</summary>
    public void Remove(DialogId id, IDialogOwner owner)
    {
        if (ReferenceEquals(Find(id), owner))
        {
            _owners.Remove(id);
        }
    }
}
