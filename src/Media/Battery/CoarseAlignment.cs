using CxBridge.Media.Codecs;

namespace CxBridge.Media.Battery;

/// <summary>
/// Finds a reference in a recording, to some milliseconds.
/// <code>
/// 1 envelope   the level of both every 10 ms
/// 2 slide      correlation of the envelopes for every place where half of the shorter one overlaps; the five best
/// 3 prove      the waveforms of twelve loud pieces of 150 ms, within 60 ms of each of the five; the place where most are alike
/// </code>
/// </summary>
internal static class CoarseAlignment
{
    private const int Block = 80;
    private const int FewestBlocks = 50;
    private const double Range = 30;
    private const int Candidates = 5;
    private const int Apart = 6;
    private const int Pieces = 12;
    private const int Piece = 1200;
    private const int Around = 480;
    private const double Alike = 0.5;

    /// <summary>Samples by which the recording is later than the reference; null when they have nothing in common.</summary>
    public static int? Find(BatterySound reference, BatterySound recording)
    {
        float[] first = Envelope(reference);
        float[] second = Envelope(recording);
        int[] pieces = Loudest(reference);
        int? best = null;
        double likeness = Alike;
        foreach (int place in Slide(first, second))
        {
            (int delay, double alike) = Prove(reference, recording, pieces, place * Block);
            if (alike > likeness)
            {
                likeness = alike;
                best = delay;
            }
        }

        return best;
    }

    // 1; what is far below speech is all the same to it.
    private static float[] Envelope(BatterySound sound)
    {
        var envelope = new float[sound.Length / Block];
        float sum = 0;
        for (int i = 0; i < envelope.Length; i++)
        {
            envelope[i] = (float)Math.Max(sound.LevelOf(i * Block, Block), sound.Level - Range);
            sum += envelope[i];
        }

        for (int i = 0; i < envelope.Length; i++)
        {
            envelope[i] -= sum / envelope.Length;
        }

        return envelope;
    }

    // 2
    private static List<int> Slide(float[] reference, float[] recording)
    {
        double[] first = Sums(reference);
        double[] second = Sums(recording);
        int overlap = Math.Max(FewestBlocks, Math.Min(reference.Length, recording.Length) / 2);
        int lowest = overlap - reference.Length;
        int highest = recording.Length - overlap;
        var scores = new double[Math.Max(0, highest - lowest + 1)];
        for (int place = lowest; place <= highest; place++)
        {
            int from = Math.Max(0, -place);
            int count = Math.Min(reference.Length - from, recording.Length - from - place);
            double energies = (first[from + count] - first[from]) * (second[from + place + count] - second[from + place]);
            scores[place - lowest] = Upsampler.Dot(reference.AsSpan(from, count), recording.AsSpan(from + place, count)) / Math.Sqrt(energies + 1);
        }

        var best = new List<int>();
        foreach (int place in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Take(Candidates * 4 * Apart))
        {
            if (best.Count < Candidates && best.TrueForAll(other => Math.Abs(other - place - lowest) >= Apart))
            {
                best.Add(place + lowest);
            }
        }

        return best;
    }

    // 3
    private static (int Delay, double Likeness) Prove(BatterySound reference, BatterySound recording, int[] pieces, int around)
    {
        var found = new List<(double Likeness, int Delay)>();
        foreach (int piece in pieces.Where(piece => recording.Has(piece + around - Around, Piece + (2 * Around))))
        {
            (double Likeness, int Delay) most = (0, around);
            for (int delay = around - Around; delay <= around + Around; delay++)
            {
                double likeness = reference.Likeness(piece, recording, piece + delay, Piece);
                most = likeness > most.Likeness ? (likeness, delay) : most;
            }

            found.Add(most);
        }

        if (found.Count == 0)
        {
            return (around, 0);
        }

        found.Sort();
        double median = found[found.Count / 2].Likeness;
        int[] delays = [.. found.Where(one => one.Likeness >= median).Select(one => one.Delay).Order()];
        return (delays[delays.Length / 2], median);
    }

    private static int[] Loudest(BatterySound sound)
    {
        int share = Math.Max(Piece, sound.Length / Pieces);
        var pieces = new List<int>();
        for (int from = 0; from + Piece <= sound.Length; from += share)
        {
            int last = Math.Min(from + share, sound.Length) - Piece;
            pieces.Add(Enumerable.Range(0, ((last - from) / Block) + 1).Select(i => from + (i * Block)).MaxBy(at => sound.Energy(at, Piece)));
        }

        return [.. pieces.Where(at => sound.LevelOf(at, Piece) > sound.Level - Range)];
    }

    private static double[] Sums(float[] values)
    {
        var sums = new double[values.Length + 1];
        for (int i = 0; i < values.Length; i++)
        {
            sums[i + 1] = sums[i] + ((double)values[i] * values[i]);
        }

        return sums;
    }
}
