using System.Numerics;

namespace CxBridge.Training.Vad.Network;

/// <summary>The two loops that take all the time.</summary>
internal static class Vectors
{
    /// <summary>Sum of products.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        int i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        float rest = Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            rest += a[i] * b[i];
        }

        return rest;
    }

    /// <summary>into += scale x values.</summary>
    public static void Add(Span<float> into, float scale, ReadOnlySpan<float> values)
    {
        int i = 0;
        var factor = new Vector<float>(scale);
        for (; i <= into.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(into[i..]) + (factor * new Vector<float>(values[i..]))).CopyTo(into[i..]);
        }

        for (; i < into.Length; i++)
        {
            into[i] += scale * values[i];
        }
    }
}
