using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CxBridge.Tests.Cluster.Messages;

[GenerateSerializer]
public sealed class Note
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public List<string> Tags { get; set; } = [];

    [Id(2)]
    public Note? Other { get; set; }
}

[GenerateSerializer]
[Immutable]
[Alias("cx.test.fixed")]
public sealed record FixedNote([property: Id(0)] string Text, [property: Id(1)] ImmutableArray<int> Numbers);

[GenerateSerializer]
public abstract record Shape
{
    [Id(0)]
    public required string Name { get; init; }
}

[GenerateSerializer]
public sealed record Circle(double Radius) : Shape;

[GenerateSerializer]
public sealed record Square : Shape
{
    [Id(0)]
    private readonly double _side;

    public Square(double side) => _side = side;

    public double Side => _side;
}

[GenerateSerializer]
public readonly record struct Pair<TLeft, TRight>(TLeft Left, TRight Right);

[GenerateSerializer]
public sealed class Page<TItem>
{
    [Id(0)]
    public List<TItem> Items { get; init; } = [];

    [Id(1)]
    public Dictionary<string, TItem[]> ByName { get; init; } = [];

    [field: NonSerialized]
    public int NotCarried { get; set; }
}

/// <summary>Carries no attributes, as a type of another company would not.</summary>
public sealed class ForeignMoney(decimal amount, string currency)
{
    public decimal Amount { get; } = amount;

    public string Currency { get; } = currency;
}

[GenerateSerializer]
public struct ForeignMoneySurrogate
{
    [Id(0)]
    public decimal Amount;

    [Id(1)]
    public string Currency;
}

#pragma warning disable RCS1242 // The converter interface of Orleans takes its surrogate by reference.
[RegisterConverter]
public sealed class ForeignMoneyConverter : IConverter<ForeignMoney, ForeignMoneySurrogate>
{
    public ForeignMoney ConvertFromSurrogate(in ForeignMoneySurrogate surrogate) => new(surrogate.Amount, surrogate.Currency);

    public ForeignMoneySurrogate ConvertToSurrogate(in ForeignMoney value) => new() { Amount = value.Amount, Currency = value.Currency };
}

#pragma warning restore RCS1242

/// <summary>Nobody said that it may cross.</summary>
public sealed class Stowaway
{
    public string Text { get; set; } = "";
}

public interface IEchoGrain : IGrainWithStringKey
{
    Task<T> Echo<T>(T value);

    Task Keep(Note note);

    Task<Note> GiveKept();

    Task<string> KeptText();

    Task<bool> IsSame(FixedNote note);

    Task KeepFixed(FixedNote note);

    Task KeepByParameter([Immutable] Note note);

    Task<object?> Boxed(object? value);

    Task<string> AskWho(IEchoGrain other);

    Task<IEchoGrain> Myself();

    Task<string> Who();

    ValueTask<int> Twice(int number);

    Task<int?> Perhaps(int? number);

    Task<Note> Wrapped(Immutable<Note> note);
}

public sealed class EchoGrain : Grain, IEchoGrain
{
    private Note _kept = new();
    private FixedNote? _fixed;

    public Task<T> Echo<T>(T value) => Task.FromResult(value);

    public Task Keep(Note note)
    {
        _kept = note;
        return Task.CompletedTask;
    }

    public Task KeepByParameter(Note note) => Keep(note);

    public Task<Note> GiveKept() => Task.FromResult(_kept);

    public Task<string> KeptText() => Task.FromResult(_kept.Text);

    public Task KeepFixed(FixedNote note)
    {
        _fixed = note;
        return Task.CompletedTask;
    }

    public Task<bool> IsSame(FixedNote note) => Task.FromResult(ReferenceEquals(_fixed, note));

    public Task<object?> Boxed(object? value) => Task.FromResult(value);

    public Task<string> AskWho(IEchoGrain other) => other.Who();

    // The grain itself, not a reference: the boundary makes it one.
    public Task<IEchoGrain> Myself() => Task.FromResult<IEchoGrain>(this);

    public Task<string> Who() => Task.FromResult(this.GetPrimaryKeyString());

    public ValueTask<int> Twice(int number) => new(number * 2);

    public Task<int?> Perhaps(int? number) => Task.FromResult(number);

    public Task<Note> Wrapped(Immutable<Note> note) => Task.FromResult(note.Value);
}
