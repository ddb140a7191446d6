namespace CxBridge.Tests.Unit.Media.Screening.Corpus;

/// <summary>What a line or a room sounds like.</summary>
internal enum Noise
{
    White,
    Car,
}
