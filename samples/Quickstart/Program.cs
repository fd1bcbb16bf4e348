using System.Reflection;

string? version = Assembly.Load("EcomIntel.Core").GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
Console.WriteLine($"EcomIntel.Sdk {version}");
