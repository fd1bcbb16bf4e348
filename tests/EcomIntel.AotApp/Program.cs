using EcomIntel.AotApp;

// Each check throws where Native AOT gives another result than the JIT; an exception ends the app with an exit code other than 0.
(string Name, Action Run)[] checks =
[
    ("records", RecordsCheck.Run),
    ("services", ServicesCheck.Run),
];

foreach ((string name, Action run) in checks)
{
    run();
    Console.WriteLine($"{name}: ok");
}
