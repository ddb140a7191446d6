using CxBridge.Media.Screening;

namespace CxBridge.Tests.Unit.Media.Screening.Corpus;

/// <summary>A call of the set, and what screening made of it.</summary>
internal sealed record ScreenedSample(Sample Sample, FileVerdict Verdict);
