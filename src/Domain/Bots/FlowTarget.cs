namespace CxBridge.Domain.Bots;

/// <summary>Where a flow goes next: a state, or one of two places that depend on the call.</summary>
/// <param name="Name">Name of a state, <c>@repeat</c> or <c>@back</c>.</param>
public readonly record struct FlowTarget(string Name)
{
    /// <summary>The running state again, from its first word.</summary>
    public static FlowTarget Repeat { get; } = new("@repeat");

    /// <summary>The state that listened last: only its question is asked again.</summary>
    public static FlowTarget Back { get; } = new("@back");

    /// <summary>Whether this names a state.</summary>
    public bool IsState => !Name.StartsWith('@');

    /// <inheritdoc/>
    public override string ToString() => Name;
}
