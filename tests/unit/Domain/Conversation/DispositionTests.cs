using System.Text.Json;
using CxBridge.Domain.Conversation;

namespace CxBridge.Tests.Unit.Domain.Conversation;

public sealed class DispositionTests
{
    [Theory]
    [InlineData("agreed")]
    [InlineData("step_2_done")]
    [InlineData("a")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Json_OfACode_ReadsBackTheSame(string code)
    {
        string json = JsonSerializer.Serialize(new Disposition(code));
        Assert.Equal($"\"{code}\"", json);
        Assert.Equal(new Disposition(code), JsonSerializer.Deserialize<Disposition>(json));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Agreed")]
    [InlineData("not agreed")]
    [InlineData("agreed\n")]
    [InlineData("zustimmung_erklärt")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Code_WithOtherCharactersOrTooLong_IsRefused(string code)
    {
        Assert.Throws<FormatException>(() => new Disposition(code));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Disposition>(JsonSerializer.Serialize(code)));
    }
}
