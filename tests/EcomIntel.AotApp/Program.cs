using System.Reflection;

string[] packages = ["EcomIntel.Core", "EcomIntel.Insights", "EcomIntel.Modeling", "EcomIntel.Recommendations", "EcomIntel.Streaming"];
foreach (string package in packages)
{
    Console.WriteLine(Assembly.Load(package).GetName().Name);
}
