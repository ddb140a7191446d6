namespace CxBridge.Tests.Unit.Cx;

/// <summary>What the sum at the end of <c>./cx test</c> is made of: it must never flatter.</summary>
public sealed class SuiteCountTests
{
    [Theory]
    [InlineData(9, 9, 0, 0, "", "9 0")]
    [InlineData(9, 8, 1, 1, "", "8 1")]
    [InlineData(9, 7, 0, 0, "", "7 2")]
    [InlineData(9, 9, 0, 134, "", "9 1")]
    [InlineData(0, 0, 0, 0, "", "0 1")]
    [InlineData(0, 0, 0, 1, "", "0 1")]
    [InlineData(0, 0, 0, 0, "Name~Nothing", "0 0")]
    [InlineData(0, 0, 0, 1, "Name~Nothing", "0 1")]
    public async Task Judge_OfTotalPassedFailedExitCodeAndFilter_Counts(int total, int passed, int failed, int exitCode, string filter, string sum)
    {
        (_, string output, string errors) = await Shell.Run(
            $"{Load} judge suite {total} {passed} {failed} {exitCode} '{filter}' /dev/null $(microseconds); echo $PASSED $FAILED");
        Assert.Equal("", errors);
        Assert.Equal(sum, output.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task Counter_ReadsAReport()
    {
        const string Report = """<TestRun><ResultSummary outcome="Failed"><Counters total="12" executed="11" passed="10" failed="1" error="0" /></ResultSummary></TestRun>""";
        (_, string output, _) = await Shell.Run(
            $"{Load} f=$(mktemp); echo '{Report}' >$f; for c in total passed failed; do counter $c $f; echo -n ' '; done; rm $f; counter total /nonexistent");
        Assert.Equal("12 10 1 0", output.TrimEnd().Split('\n')[^1]);
    }

    private const string Load = "set -uo pipefail; ROOT=$PWD; VERB=test; source build/cx/output.sh; source build/cx/suites.sh;";
}
