using CxBridge.Domain.Telephony;

namespace CxBridge.Bench.Media;

/// <summary>What is measured.</summary>
/// <param name="Calls">At once.</param>
/// <param name="Length">After the calls have settled.</param>
/// <param name="Codec">Of every call.</param>
/// <param name="Model">Whether the voice activity model listens, as in the product; else level and pitch.</param>
internal sealed record SlotSettings(int Calls, TimeSpan Length, AudioCodec Codec, bool Model);
