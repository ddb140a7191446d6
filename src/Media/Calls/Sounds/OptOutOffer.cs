namespace CxBridge.Media.Calls.Sounds;

/// <summary>Callees may ask not to be called again: in words, and by a key.</summary>
/// <param name="Key">The campaign's key; null for none.</param>
internal sealed record OptOutOffer(char? Key);
