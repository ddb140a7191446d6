using CxBridge.Domain.Contacts;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Contacts;

/// <summary>One counter of a partition goes up or down.</summary>
internal readonly record struct CountChange(int Partition, string Kind, string Name, int By)
{
    public const string StateKind = "state";
    public const string DispositionKind = "disposition";

    public static CountChange Of(int partition, ContactState state, int by) => new(partition, StateKind, state.Text(), by);

    public static CountChange Of(int partition, string disposition, int by) => new(partition, DispositionKind, disposition, by);
}
