namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>
/// How many people must be expected to wait in vain: answers and free seats within the horizon as two sums of independent chances, their
/// difference taken as normal. Pure.
/// </summary>
internal static class ExpectedShortfall
{
    /// <summary>E[(A - F)+] for A - F normal.</summary>
    /// <param name="answers">Mean of A.</param>
    /// <param name="seats">Mean of F.</param>
    /// <param name="variance">Of the difference.</param>
    public static double Of(double answers, double seats, double variance)
    {
        if (variance <= 1e-9)
        {
            return Math.Max(0, answers - seats);
        }

        double s = Math.Sqrt(variance);
        double z = (seats - answers) / s;
        return s * (Density(z) - (z * Above(z)));
    }

    /// <summary>The largest number of new dials whose shortfall stays within the tolerated share of the answers.</summary>
    /// <param name="pipeline">What rings and talks already.</param>
    /// <param name="chance">Of one new dial to be answered within the horizon.</param>
    /// <param name="tolerance">Tolerated shortfall as a share of the expected answers.</param>
    /// <param name="most">At most so many.</param>
    public static int LargestWithin(in PipelineOutlook pipeline, double chance, double tolerance, int most)
    {
        int low = 0;
        int high = most;
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            double answers = pipeline.Answers + (middle * chance);
            double variance = pipeline.Variance + (middle * chance * (1 - chance));
            if (Of(answers, pipeline.Seats, variance) <= tolerance * answers)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private static double Density(double z) => Math.Exp(-0.5 * z * z) * 0.3989422804014327;

    /// <summary>1 - Phi(z), by the rational approximation 26.2.17 of Abramowitz and Stegun; error below 7.5e-8.</summary>
    private static double Above(double z)
    {
        if (z < 0)
        {
            return 1 - Above(-z);
        }

        double t = 1 / (1 + (0.2316419 * z));
        return Density(z) * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
    }
}
