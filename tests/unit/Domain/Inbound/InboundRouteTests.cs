using CxBridge.Domain.Ids;
using CxBridge.Domain.Inbound;

namespace CxBridge.Tests.Unit.Domain.Inbound;

public sealed class InboundRouteTests
{
    private static readonly InboundRoute[] Routes = [.. new[] { "*", "+4930*", "+49301*", "+4930100" }.Select(Route)];

    [Theory]
    [InlineData("+4930100", "4930100")]
    [InlineData("004930100", "4930100")]
    [InlineData("4930100", "4930100")]
    [InlineData("+49301007", "49301*")]
    [InlineData("+49309", "4930*")]
    [InlineData("+33142", "*")]
    [InlineData("anybody", "*")]
    public void Find_TakesTheNumberItself_ThenTheLongestBeginning_ThenTheDefault(string called, string route) =>
        Assert.Equal(route, InboundRoute.Find(Routes, called)?.Number.Text);

    [Fact]
    public void Find_WhenNobodyHasTheNumber_IsNothing() => Assert.Null(InboundRoute.Find(Routes[1..], "+33142"));

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("49*30")]
    [InlineData("reception")]
    [InlineData("123456789012345678901")]
    public void Parse_OfWhatIsNoNumber_Fails(string text) => Assert.False(CalledNumber.TryParse(text, out _));

    private static InboundRoute Route(string number) =>
        new(CalledNumber.TryParse(number, out CalledNumber called) ? called : throw new FormatException(number), BotId.New(TimeProvider.System), 1, CampaignId.New(TimeProvider.System));
}
