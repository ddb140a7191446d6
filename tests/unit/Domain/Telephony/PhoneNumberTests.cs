using System.Text.Json;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Telephony;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+4930123456", "+4930123456")]
    [InlineData("  +49 (30) 123-456 ", "+4930123456")]
    [InlineData("0049 30/123.456", "+4930123456")]
    [InlineData("+49\u00A030\u00A0123456", "+4930123456")]
    [InlineData("+1234567", "+1234567")]
    [InlineData("+123456789012345", "+123456789012345")]
    [InlineData("00123456789012345", "+123456789012345")]
    [InlineData("(+44) 20 7946 0000", "+442079460000")]
    public void Read_WhenItIsANumber_GivesItsE164Form(string text, string e164)
    {
        Assert.Null(PhoneNumber.Read(text, out PhoneNumber number));
        Assert.Equal(e164, number.E164);
    }

    [Theory]
    [InlineData(null, "the number is empty")]
    [InlineData("", "the number is empty")]
    [InlineData(" \t ", "the number is empty")]
    [InlineData("+", "fewer than 7 digits")]
    [InlineData("00", "fewer than 7 digits")]
    [InlineData("+123456", "fewer than 7 digits")]
    [InlineData("+1234567890123456", "more than 15 digits")]
    [InlineData("001234567890123456", "more than 15 digits")]
    [InlineData("030 123456", "no country code: write the number with + or 00")]
    [InlineData("4930123456", "no country code: write the number with + or 00")]
    [InlineData("+0301234567", "a country code never begins with 0")]
    [InlineData("000301234567", "a country code never begins with 0")]
    [InlineData("+49 30 CALLME", "'C' is not part of a number")]
    [InlineData("++4930123456", "'+' is not part of a number")]
    [InlineData("+49+30123456", "'+' is not part of a number")]
    [InlineData("+49301234;ext=5", "';' is not part of a number")]
    [InlineData("+4930\u0000123456", "'?' is not part of a number")]
    [InlineData("+4930123456\r\nVia: x", "'?' is not part of a number")]
    [InlineData("+\u0661\u0662\u0663\u0664\u0665\u0666\u0667", "'\u0661' is not part of a number")]
    public void Read_WhenItIsNotANumber_SaysWhy(string? text, string reason)
    {
        Assert.Equal(reason, PhoneNumber.Read(text, out PhoneNumber number));
        Assert.Equal(default, number);
        Assert.False(PhoneNumber.TryParse(text, null, out _));
    }

    [Fact]
    public void Parse_WhenItIsNotANumber_ThrowsWithTheReason()
    {
        FormatException e = Assert.Throws<FormatException>(() => PhoneNumber.Parse("030 123456"));
        Assert.Contains("no country code", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equality_IsByNumberAndNotBySpelling() =>
        Assert.Equal(PhoneNumber.Parse("0049 30 123456"), PhoneNumber.Parse("+49-30-123456"));

    [Fact]
    public void ToString_AndInterpolation_NeverShowTheWholeNumber()
    {
        var number = PhoneNumber.Parse("+4930123456");
        Assert.Equal("+49…56", number.Masked);
        Assert.Equal("+49…56", $"{number}");
        Assert.Equal("", default(PhoneNumber).ToString());
    }

    [Fact]
    public void Json_WritesTheWholeNumberAndReadsItBack()
    {
        var number = PhoneNumber.Parse("+4930123456");
        string json = JsonSerializer.Serialize(number);
        Assert.Equal("+4930123456", JsonDocument.Parse(json).RootElement.GetString());
        Assert.Equal(number, JsonSerializer.Deserialize<PhoneNumber>(json));
    }

    [Theory]
    [InlineData("\"030 123456\"", "no country code")]
    [InlineData("null", "the number is empty")]
    public void Json_WhenItIsNotANumber_IsRefusedWithTheReason(string json, string reason)
    {
        JsonException e = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PhoneNumber>(json));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }
}
