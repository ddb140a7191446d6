namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>Tests whose subject is real time: nothing else of this suite runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
