using CxBridge.Domain.Compliance;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Compliance;

public sealed class RuleBookTests
{
    [Fact]
    public void Data_NameZonesThatExist()
    {
        string[] prefixes = ["49", "1212", "1305", "1850", "7", "61", "44", "91", "52", "441481", "65", "971"];
        foreach (string prefix in prefixes)
        {
            NumberPlace place = Assert.IsType<NumberPlace>(NumberingPlan.Shipped.Find(PhoneNumber.Parse($"+{prefix.PadRight(11, '2')}")));
            Assert.All(place.Zones, zone => Assert.NotNull(WallClock.Find(zone)));
        }
    }

    [Fact]
    public void Data_StateASourceForEveryPlace()
    {
        using var data = System.Text.Json.JsonDocument.Parse(ComplianceData.Open("rules.json"));
        Assert.All(data.RootElement.GetProperty("places").EnumerateObject(), place => Assert.NotEqual(0, place.Value.GetProperty("sources").GetArrayLength()));
        Assert.Contains("counsel must check", data.RootElement.GetProperty("notice").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("+13055550100", "US-FL")]
    [InlineData("+16715550100", "US-GU")]
    [InlineData("+14165550100", "CA-ON")]
    [InlineData("+18765550100", "JM")]
    [InlineData("+4930123456", "DE")]
    [InlineData("+77012345678", "KZ")]
    [InlineData("+79161234567", "RU")]
    [InlineData("+441481712345", "GG")]
    public void Find_TellsThePlaceOfANumber(string number, string place) => Assert.Equal(place, NumberingPlan.Shipped.Find(PhoneNumber.Parse(number))?.Place);

    [Theory]
    [InlineData("profile", "houses")]
    [InlineData("zone", "Europe/Berln")]
    [InlineData("optOutKey", "x")]
    [InlineData("attemptGapMinutes", "-1")]
    public void Check_NamesTheFieldAndTheCure(string path, string value)
    {
        ComplianceSettings settings = path switch
        {
            "profile" => new() { Profile = value },
            "zone" => new() { Zone = value },
            "optOutKey" => new() { OptOutKey = value[0] },
            _ => new() { AttemptGap = TimeSpan.FromMinutes(-1) },
        };

        var error = Assert.Single(ComplianceChecker.Check(settings));
        Assert.Equal(path, error.Path);
        Assert.NotEmpty(error.Hint);
    }

    [Theory]
    [InlineData("+4930*", "+4930123456", true)]
    [InlineData("+4930*", "+4940123456", false)]
    [InlineData("+4930123456", "+4930123456", true)]
    public void Pattern_HoldsTheNumbersThatBeginAlike(string text, string number, bool holds)
    {
        Assert.Null(NumberPattern.Read(text, out NumberPattern pattern));
        Assert.Equal(holds, pattern.Includes(PhoneNumber.Parse(number)));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("+*")]
    [InlineData("+4*")]
    [InlineData("4930*")]
    [InlineData("+49*30*")]
    [InlineData("030 123456")]
    public void Pattern_WhenItWouldHoldTooMuch_IsRefused(string text) => Assert.NotNull(NumberPattern.Read(text, out _));
}
