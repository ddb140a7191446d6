using System.Collections.Frozen;
using System.Text.Json;

namespace CxBridge.Storage.Text;

/// <summary>Enums as their columns hold them: lower snake case.</summary>
internal static class EnumText
{
    public static string Text<T>(this T value) where T : struct, Enum => Names<T>.ToText[value];

    public static T Value<T>(string text) where T : struct, Enum => Names<T>.ToValue.TryGetValue(text, out T value) ? value
        : throw new InvalidDataException($"The store holds '{text}', which is no {typeof(T).Name}.");

    private static class Names<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ToText =
            Enum.GetValues<T>().ToFrozenDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

        public static readonly FrozenDictionary<string, T> ToValue = ToText.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
