namespace CxBridge.Practice.Truth;

/// <summary>Words that a callee really said to their end.</summary>
public sealed record SaidWords(int AtMs, string Text, string? Intent, string Manner);
