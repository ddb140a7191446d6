using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>What came of reading a scenario's JSON.</summary>
/// <param name="Scenario">The scenario, when there is no error; otherwise null.</param>
/// <param name="Errors">Everything that is wrong, in the order of the format's fields.</param>
public sealed record ScenarioReadResult(Scenario? Scenario, IReadOnlyList<ConfigurationError> Errors);
