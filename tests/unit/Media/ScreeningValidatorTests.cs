using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.Unit.Media;

public sealed class ScreeningValidatorTests
{
    [Fact]
    public void ScreeningThatIsOutOfItsLimits_KeepsTheProgramFromStarting_AndEveryErrorIsTold()
    {
        using ServiceProvider services = Services(("InitialSilence", "00:01:00"), ("TotalAnalysis", "05:00:00"));
        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);
        Assert.Contains(refusal.Failures, failure => failure.StartsWith("Media:Screening:initialSilenceMs: ", StringComparison.Ordinal));
        Assert.Contains(refusal.Failures, failure => failure.StartsWith("Media:Screening:totalAnalysisMs: ", StringComparison.Ordinal));
    }

    [Fact]
    public void ScreeningThatNobodySet_IsFine()
    {
        using ServiceProvider services = Services();
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static ServiceProvider Services(params (string Key, string Value)[] screening)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(screening.Select(one => KeyValuePair.Create($"Media:Screening:{one.Key}", (string?)one.Value))).Build();
        return new ServiceCollection().AddMediaWorker(configuration.GetSection("Media")).BuildServiceProvider();
    }
}
