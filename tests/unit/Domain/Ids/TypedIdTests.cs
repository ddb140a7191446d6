using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CxBridge.Domain.Ids;
using CxBridge.TestKit;

namespace CxBridge.Tests.Unit.Domain.Ids;

public sealed class TypedIdTests
{
    private readonly VirtualTime _time = new();

    [Fact]
    public void New_HasThePrefixAnd26Digits() =>
        Assert.Matches("^att_[0-9a-hjkmnp-tv-z]{26}$", AttemptId.New(_time).Value);

    [Fact]
    public void Parse_OfWhatToStringWrote_IsTheSameId()
    {
        var id = CampaignId.New(_time);
        Assert.Equal(id, CampaignId.Parse(id.ToString()));
        Assert.True(CampaignId.TryParse(id.ToString(), CultureInfo.InvariantCulture, out CampaignId again));
        Assert.Equal(id, again);
    }

    [Fact]
    public void New_MadeLater_SortsLater()
    {
        var ids = new List<string>();
        // Steps that change every digit of the time part: a millisecond, a minute, a year.
        foreach (TimeSpan step in new[] { TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromDays(365) })
        {
            for (int i = 0; i < 40; i++)
            {
                ids.Add(AttemptId.New(_time).Value);
                _time.Advance(step);
            }
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void New_AtOneInstant_NeverRepeats()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => AttemptId.New(_time)).ToHashSet();
        Assert.Equal(10_000, ids.Count);
    }

    [Fact]
    public void Parse_OfAnotherKindOfId_IsRefused()
    {
        string campaign = CampaignId.New(_time).Value;
        FormatException e = Assert.Throws<FormatException>(() => AttemptId.Parse(campaign));
        Assert.Contains("att_", e.Message, StringComparison.Ordinal);
        Assert.False(AttemptId.TryParse(campaign, null, out AttemptId id));
        Assert.Equal(default, id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("att_")]
    [InlineData("att_0123456789abcdefghjkmnpqr")]
    [InlineData("att_0123456789abcdefghjkmnpqrst")]
    [InlineData("att-0123456789abcdefghjkmnpqrs")]
    [InlineData("ATT_0123456789abcdefghjkmnpqrs")]
    [InlineData("att_0123456789ABCDEFGHJKMNPQRS")]
    [InlineData("att_0123456789abcdefghijklmnop")]
    [InlineData("att_0123456789abcdefghjkmnpqr\n")]
    [InlineData(" att_0123456789abcdefghjkmnpqrs")]
    public void TryParse_WhenTheFormIsWrong_IsFalse(string? text) => Assert.False(AttemptId.TryParse(text, null, out _));

    [Fact]
    public void EveryKind_HasAPrefixOfItsOwn()
    {
        string[] prefixes = [.. Kinds.Select(k => (string)k.GetProperty("Prefix", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)];
        Assert.True(prefixes.Length >= 6);
        Assert.Equal(prefixes.Length, prefixes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void EveryPrefix_KeepsTheIdFromBeingReadAsAHexadecimalNumber() =>
        // A store that compares keys as hexadecimal numbers would take "ab12" and "AB12" for one key.
        Assert.All(Kinds, kind =>
        {
            string prefix = (string)kind.GetProperty("Prefix", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
            string text = kind.GetMethod("New", [typeof(TimeProvider)])!.Invoke(null, [_time])!.ToString()!;
            Assert.StartsWith(prefix + "_", text, StringComparison.Ordinal);
            Assert.False(UInt128.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _));
            Assert.False(UInt128.TryParse(prefix, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _), $"The prefix '{prefix}' is itself a hexadecimal number.");
        });

    [Fact]
    public void Json_WritesTheTextFormAndReadsItBack()
    {
        var id = BotId.New(_time);
        string json = JsonSerializer.Serialize(id);
        Assert.Equal($"\"{id.Value}\"", json);
        Assert.Equal(id, JsonSerializer.Deserialize<BotId>(json));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"cmp_0123456789abcdefghjkmnpqrs\"")]
    public void Json_WhenItIsNoSuchId_IsRefused(string json)
    {
        JsonException e = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<BotId>(json));
        Assert.Contains("bot_", e.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Type> Kinds => typeof(AttemptId).Assembly.GetTypes().Where(t =>
        t.IsValueType && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)));
}
