namespace CxBridge.Tests.Unit.Media.Screening.Corpus;

/// <summary>Which half of the set: thresholds and phrases were chosen on the first, figures are reported of the second.</summary>
internal enum CorpusHalf
{
    Tuning,
    HeldOut,
}
