namespace CxBridge.Domain.Bots;

/// <summary>A dialogue as states, intents and slots. Names are 1 to 40 lower-case letters, digits and underscores; <see cref="BotReader"/> checks
/// that every name that is referred to exists.</summary>
public sealed record FlowDefinition
{
    /// <summary>The state in which a call begins.</summary>
    public required string Start { get; init; }

    /// <summary>What texts may name as <c>{{fact}}</c>, and what is said when the contact lacks it.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>What a caller may mean.</summary>
    public IReadOnlyDictionary<string, FlowIntent> Intents { get; init; } = new Dictionary<string, FlowIntent>();

    /// <summary>Values that phrases may hold as <c>{slot}</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SlotValue>> Slots { get; init; } = new Dictionary<string, IReadOnlyList<SlotValue>>();

    /// <summary>Intents understood in every state that listens, and where they lead; a state's own come first.</summary>
    public IReadOnlyDictionary<string, FlowTarget> Everywhere { get; init; } = new Dictionary<string, FlowTarget>();

    /// <summary>What happens when the caller says nothing.</summary>
    public required FlowRetry NoInput { get; init; }

    /// <summary>What happens when the caller is not understood.</summary>
    public required FlowRetry NoMatch { get; init; }

    /// <summary>The states.</summary>
    public required IReadOnlyDictionary<string, FlowState> States { get; init; }
}
