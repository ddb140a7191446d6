using CxBridge.Domain.Telephony;
using CxBridge.Media.Rtp.Quality;

namespace CxBridge.Tests.Unit.Media.Rtp;

/// <summary>The mean opinion score in a call's record, held against what the ITU publishes.</summary>
public sealed class EModelTests
{
    // G.107 table B.1.
    [Theory]
    [InlineData(93.2, 4.41)]
    [InlineData(90, 4.34)]
    [InlineData(80, 4.03)]
    [InlineData(70, 3.60)]
    [InlineData(60, 3.10)]
    [InlineData(50, 2.58)]
    [InlineData(0, 1)]
    public void Score_OfARating_IsThatOfTheRecommendation(double rating, double mos) => Assert.Equal(mos, EModel.Mos(rating), 0.01);

    // G.107 with all its default values but delay: Ta = T, Tr = 2 T. Reckoned apart from all its formulas, Ro and Is included.
    [Theory]
    [InlineData(0, 93.2)]
    [InlineData(50, 91.76)]
    [InlineData(100, 90.66)]
    [InlineData(150, 89.54)]
    [InlineData(200, 85.80)]
    [InlineData(300, 72.67)]
    [InlineData(400, 62.25)]
    [InlineData(600, 49.48)]
    [InlineData(800, 42.82)]
    public void Rating_FallsWithDelay_AsTheRecommendationSays(double milliseconds, double rating) =>
        Assert.Equal(rating, EModel.Rating(AudioCodec.Pcmu, milliseconds, 0, 1), 0.05);

    // What listeners said of G.711 with concealment under random loss (G.113, 2001, table I.2): steps of 5 points, to which Bpl = 25.1 is the later fit.
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 7)]
    [InlineData(3, 10)]
    [InlineData(5, 15)]
    [InlineData(7, 20)]
    [InlineData(10, 25)]
    [InlineData(15, 35)]
    [InlineData(20, 45)]
    public void Rating_FallsWithLoss_AsListenersSaid(double percent, double impairment) =>
        Assert.Equal(impairment, EModel.Rating(AudioCodec.Pcma, 0, 0, 1) - EModel.Rating(AudioCodec.Pcma, 0, percent / 100, 1), 3.0);

    [Fact]
    public void Bursts_AreWorseThanTheSameLossAtRandom()
    {
        double random = EModel.Rating(AudioCodec.Pcmu, 50, 0.05, 1);
        double bursts = EModel.Rating(AudioCodec.Pcmu, 50, 0.05, 3);

        // 95 * 5 / (5 / BurstR + 25.1), G.107 clause 7.5.
        Assert.Equal((475 / ((5 / 3.0) + 25.1)) - (475 / 30.1), random - bursts, 0.01);
    }

    [Fact]
    public void Rating_FallsWithEveryHarm_AndStaysOnItsScale()
    {
        double last = 100;
        foreach (double loss in (double[])[0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1])
        {
            double rating = EModel.Rating(AudioCodec.Pcmu, 50, loss, 1.5);
            Assert.InRange(rating, 0, last);
            Assert.InRange(EModel.Mos(rating), 1, 4.5);
            last = rating;
        }

        Assert.Equal(0, EModel.Rating(AudioCodec.Opus, 5000, 1, 1));
    }
}
