namespace CxBridge.Tests.Cluster.Messages;

/// <summary>What the next version of <see cref="OrderOfNow"/> looks like: a number is gone, two are new.</summary>
[GenerateSerializer]
public sealed record OrderOfNext
{
    [Id(0)]
    public string Number { get; init; } = "";

    [Id(2)]
    public Note Greeting { get; init; } = new();

    [Id(3)]
    public List<Shape> Shapes { get; init; } = [];

    [Id(4)]
    public Note Farewell { get; init; } = new();
}

[GenerateSerializer]
public sealed record OrderOfNow
{
    [Id(0)]
    public string Number { get; init; } = "";

    [Id(1)]
    public int Priority { get; init; } = 5;

    [Id(4)]
    public Note Farewell { get; init; } = new();
}

[GenerateSerializer]
[Alias("cx.test.sealed-letter")]
public sealed record SealedLetter(string Text) : Shape;
