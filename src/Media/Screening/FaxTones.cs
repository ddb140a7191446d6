namespace CxBridge.Media.Screening;

/// <summary>Tones of faxes and modems.</summary>
internal static class FaxTones
{
    /// <summary>An answering machine's beep of 2.1 kHz is shorter.</summary>
    private static readonly TimeSpan ShortestAnswer = TimeSpan.FromMilliseconds(700);

    /// <summary>The answering tone, CED: 2100 Hz +-15 for 2.6 to 4 s (ITU-T T.30 section 4.3.3); also a modem's (V.25).</summary>
    public static bool IsAnswer(in ToneRun run) => run.Second == 0 && Math.Abs(run.First - 2100) <= 25 && run.Length >= ShortestAnswer;

    /// <summary>A calling tone, CNG: 1100 Hz +-38 for half a second +-15 %, every 3 s (ITU-T T.30 section 4.3.1).</summary>
    public static bool IsCall(in ToneRun run) =>
        run.Second == 0 && Math.Abs(run.First - 1100) <= 42 && run.Length.TotalMilliseconds is >= 400 and <= 620;
}
