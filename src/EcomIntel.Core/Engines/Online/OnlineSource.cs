namespace EcomIntel;

/// <summary>Takes a value of a row from its records.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal delegate T OnlineSource<out T>(in OnlineMoment moment);
