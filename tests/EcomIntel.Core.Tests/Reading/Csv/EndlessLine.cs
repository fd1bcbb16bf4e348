using System.Text;

namespace EcomIntel.Core.Tests;

/// <summary>A stream of a header and one very long line, which never exists as a whole.</summary>
internal sealed class EndlessLine(string header, long length) : Stream
{
    private readonly byte[] _header = Encoding.UTF8.GetBytes(header);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _header.Length + length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int taken = (int)Math.Min(count, Length - Position);
        for (int i = 0; i < taken; i++)
        {
            long at = Position + i;
            buffer[offset + i] = at < _header.Length ? _header[at] : (byte)'x';
        }

        Position += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
