using CxBridge.Domain.Cells;

namespace CxBridge.Tests.Unit.Domain.Cells;

public sealed class JoinRuleTests
{
    private static readonly CellNewcomer s_newcomer = new("cell", "service", Contract: 5);
    private static readonly CellFacts s_cell = new("cell", "service", Contract: 5, HasLiveHosts: true, ClockAhead: TimeSpan.Zero);

    [Theory]
    [InlineData(3, false)] // Nobody is there who would not understand it.
    [InlineData(4, true)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void Newcomer_WhoseMessagesTheCellUnderstands_IsWelcome(int contract, bool live) =>
        Assert.Equal(JoinVerdict.Welcome, JoinRule.Judge(s_cell with { Contract = contract, HasLiveHosts = live }, s_newcomer));

    [Theory]
    [InlineData("other", "service")]
    [InlineData("cell", "other")]
    [InlineData("Cell", "service")]
    public void Newcomer_OfAnotherCell_IsRefused_WithBothNamesAndTheSettings(string cluster, string service)
    {
        CellNewcomer newcomer = s_newcomer with { ClusterId = cluster, ServiceId = service };

        Refused(JoinVerdict.OtherCell, s_cell, newcomer, "'cell'", $"'{cluster}'", $"'{service}'", "Cluster:ClusterId", "Cluster:ServiceId");
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(7, false)]
    [InlineData(9, true)]
    public void Newcomer_OfAReleaseTooOld_IsRefused_WithBothVersions(int contract, bool live) =>
        Refused(JoinVerdict.OldRelease, s_cell with { Contract = contract, HasLiveHosts = live }, s_newcomer, $"version {contract}", "speaks 5", "newer release");

    [Fact]
    public void Newcomer_OfAReleaseTooNewForHostsAtWork_IsRefused_WithBothVersions() =>
        Refused(JoinVerdict.NewRelease, s_cell with { Contract = 3 }, s_newcomer, "version 3", "speaks 5", "release between");

    [Theory]
    [InlineData(5, "5 s ahead")]
    [InlineData(-5, "5 s behind")]
    [InlineData(3_600, "3600 s ahead")]
    [InlineData(-86_400, "86400 s behind")]
    public void Newcomer_WithAnotherTimeOfDay_IsRefused_WithTheDifference(int seconds, string difference) =>
        Refused(JoinVerdict.WrongClock, s_cell with { ClockAhead = TimeSpan.FromSeconds(seconds) }, s_newcomer, difference, "time service");

    [Theory]
    [InlineData(4.9)]
    [InlineData(-4.9)]
    public void Newcomer_WhoseClockIsOffByLessThanALeaseCanBear_IsWelcome(double seconds) =>
        Assert.Equal(JoinVerdict.Welcome, JoinRule.Judge(s_cell with { ClockAhead = TimeSpan.FromSeconds(seconds) }, s_newcomer));

    private static void Refused(JoinVerdict verdict, CellFacts cell, CellNewcomer newcomer, params string[] words)
    {
        Assert.Equal(verdict, JoinRule.Judge(cell, newcomer));
        string said = JoinRule.Explain(verdict, cell, newcomer);
        Assert.All(words, word => Assert.Contains(word, said, StringComparison.Ordinal));
    }
}
