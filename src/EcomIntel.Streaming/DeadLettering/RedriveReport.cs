using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>What became of the dead letters that <see cref="DeadLetters.RedriveAsync"/> looked at; those sent again before are in none of these.</summary>
/// <param name="Sent">Sent again.</param>
/// <param name="NotChosen">Left, because the caller did not choose them.</param>
/// <param name="Exhausted">Left, because their event came back <see cref="RedriveOptions.MaxRedrives"/> times.</param>
/// <param name="Unreadable">Left, because their payload is no event or is gone: their sender has to mend it.</param>
/// <param name="TooLarge">Left, because their topic does not take a record of their size.</param>
/// <param name="HasMore">Whether <see cref="RedriveOptions.MaxLetters"/> ended the call before the last letter.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RedriveReport(int Sent, int NotChosen, int Exhausted, int Unreadable, int TooLarge, bool HasMore);
