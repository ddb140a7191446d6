using System.Globalization;
using System.Text;

namespace CxBridge.Bench.Chaos;

/// <summary>Whom the campaign calls: mostly people who answer, in an order that mixes all kinds.</summary>
internal static class People
{
    // Index of the persona (Personas/): short, medium and long answer; busy, rejects, rings out.
    private static readonly int[] Mix = [0, 1, 2, 0, 3, 1, 2, 1, 4, 0, 2, 5];

    /// <summary>Contacts as an import takes them; the digits of a number choose the persona.</summary>
    public static string Csv(int contacts)
    {
        int[] next = new int[6];
        var csv = new StringBuilder("number,name,reference\n");
        for (int i = 0; i < contacts; i++)
        {
            int persona = Mix[i % Mix.Length];
            csv.Append(CultureInfo.InvariantCulture, $"+1555010{persona}{next[persona]++ % 1000:000},Person {i},ref-{i}\n");
        }

        return csv.ToString();
    }
}
