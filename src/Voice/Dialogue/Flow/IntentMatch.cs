namespace CxBridge.Voice.Dialogue.Flow;

/// <summary>What a turn meant.</summary>
/// <param name="Intent">Name of the intent.</param>
/// <param name="Slots">Slot name to value, of the slots that the phrase held.</param>
internal sealed record IntentMatch(string Intent, IReadOnlyDictionary<string, string> Slots);
