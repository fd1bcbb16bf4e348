using EcomIntel.AotApp;

// Each check throws where something is wrong, which ends the app with an exit code other than 0, and returns what it found.
// The build server runs the app twice, under the JIT and published with Native AOT, and compares what is printed.
(string Name, Func<string> Run)[] checks =
[
    ("records", RecordsCheck.Run),
    ("reading", ReadingCheck.Run),
    ("features", FeaturesCheck.Run),
    ("forest", ForestCheck.Run),
    ("amounts", AmountsCheck.Run),
    ("insights", InsightsCheck.Run),
    ("recommendations", RecommendationsCheck.Run),
    ("services", ServicesCheck.Run),
    ("streaming", StreamingCheck.Run),
    ("sqlite", SqliteCheck.Run),
];

foreach ((string name, Func<string> run) in checks)
{
    Console.WriteLine($"{name}: {run()}");
}
