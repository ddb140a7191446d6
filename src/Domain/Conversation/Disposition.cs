using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Conversation;

/// <summary>The business result of an attempt, such as <c>agreed</c>: 1 to 40 lower-case letters, digits and underscores. Bots bring their own;
/// those below are the product's.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct Disposition
{
    /// <summary>Makes one.</summary>
    /// <exception cref="FormatException">The code has other characters, or is too long.</exception>
    public Disposition(string code) => Code = IsValid(code) ? code
        : throw new FormatException($"'{code}' is not a disposition: use 1 to 40 lower-case letters, digits and underscores.");

    /// <summary>The code.</summary>
    public string Code { get; }

    /// <summary>Whether a text can be a disposition.</summary>
    public static bool IsValid(string? code) => code is { Length: > 0 and <= 40 } && code.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    public static Disposition Busy { get; } = new("busy");

    public static Disposition Rejected { get; } = new("rejected");

    public static Disposition NoAnswer { get; } = new("no_answer");

    public static Disposition CarrierError { get; } = new("carrier_error");

    public static Disposition Voicemail { get; } = new("voicemail");

    /// <summary>A machine answered, and the campaign's message was said to it.</summary>
    public static Disposition MessageLeft { get; } = new("message_left");

    /// <summary>A fax or modem answered.</summary>
    public static Disposition Fax { get; } = new("fax");

    /// <summary>The network's tones say that the number does not exist, or no longer.</summary>
    public static Disposition NotInService { get; } = new("not_in_service");

    public static Disposition NoInput { get; } = new("no_input");

    public static Disposition NotUnderstood { get; } = new("not_understood");

    public static Disposition CallbackRequested { get; } = new("callback_requested");

    /// <summary>The callee asked not to be called again: the number goes on the list for all campaigns.</summary>
    public static Disposition OptedOut { get; } = new("opted_out");

    public static Disposition Transferred { get; } = new("transferred");

    /// <summary>The callee was to be handed to a person, and was not.</summary>
    public static Disposition TransferFailed { get; } = new("transfer_failed");

    /// <summary>The callee hung up before the conversation came to its end.</summary>
    public static Disposition HungUp { get; } = new("hung_up");

    /// <summary>A person answered, and no seat was free to speak with them in time.</summary>
    public static Disposition Abandoned { get; } = new("abandoned");

    /// <summary>We gave the attempt up before anybody answered.</summary>
    public static Disposition Cancelled { get; } = new("cancelled");

    /// <summary>Our side broke: a provider, the host, the media.</summary>
    public static Disposition Failed { get; } = new("failed");

    /// <summary>The process that made the call's sound died during the call.</summary>
    public static Disposition WorkerLost { get; } = new("worker_lost");

    /// <summary>Nobody knows: the host died after the INVITE.</summary>
    public static Disposition Unknown { get; } = new("unknown");

    /// <inheritdoc/>
    public override string ToString() => Code;

    private sealed class Converter : JsonConverter<Disposition>
    {
        public override Disposition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } code && IsValid(code) ? new(code) : throw new JsonException("A disposition has 1 to 40 lower-case letters, digits and underscores.");

        public override void Write(Utf8JsonWriter writer, Disposition value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }
}
