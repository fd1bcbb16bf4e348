using System.Security.Cryptography;

namespace EcomIntel.Modeling.Tests;

/// <summary>Model files with one to four changes and a right checksum.</summary>
internal static class HostileFile
{
    public static byte[] Mutate(byte[] file, ref SeededRandom random)
    {
        List<byte> payload = [.. file[..^32]];
        for (int changes = 1 + random.NextInt32(4); changes > 0; changes--)
        {
            // Half of the changes hit the first bytes, where lengths and counts stand.
            int at = 12 + random.NextInt32(random.NextInt32(2) == 0 ? Math.Min(1_500, payload.Count - 12) : payload.Count - 12);
            switch (random.NextInt32(4))
            {
                case 0:
                    payload[at] = (byte)random.NextInt32(256);
                    break;
                case 1:
                    payload[at] = 0xFF;
                    break;
                case 2:
                    payload.RemoveRange(at, Math.Min(payload.Count - at, 1 + random.NextInt32(8)));
                    break;
                default:
                    payload.InsertRange(at, [(byte)random.NextInt32(256), 0xFF, 0x7F]);
                    break;
            }

            if (payload.Count <= 13)
            {
                break;
            }
        }

        return [.. payload, .. SHA256.HashData(payload.ToArray())];
    }
}
