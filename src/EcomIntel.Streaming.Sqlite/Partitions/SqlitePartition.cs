using Microsoft.Data.Sqlite;

namespace EcomIntel.Streaming.Sqlite;

/// <summary>
/// One partition's file with a connection that writes and one that reads, each behind a lock. A connection that met an error is closed, which ends its transaction
/// without a trace, and the next call opens another.
/// </summary>
internal sealed class SqlitePartition(SqliteStoreOptions options, string path, int partition, TimeProvider timeProvider) : IDisposable
{
    private readonly Lock _writing = new();
    private readonly Lock _reading = new();
    private PartitionWriter? _writer;
    private PartitionReader? _reader;
    private bool _isDisposed;

    /// <summary>
    /// Owners are numbered by the clock wherever it is ahead of the last number, so that numbers rise even over a file that was deleted or is an older copy: an
    /// owner of before must not find its number given out again. What the state holds does not depend on it.
    /// </summary>
    private long LeastOwner => EpochTime.ToMicroseconds(timeProvider.GetUtcNow());

    public OpenedPartition Open(PartitionIdentity identity)
    {
        lock (_writing)
        {
            // Not through a connection that may hold a file which is no longer the one of that name.
            Close();
            Directory.CreateDirectory(options.Directory);
            return Write(writer => writer.Open(identity, LeastOwner));
        }
    }

    public CommitOutcome Commit(PartitionCommit commit)
    {
        lock (_writing)
        {
            if (File.Exists(path))
            {
                return Write(writer => writer.Commit(commit));
            }

            if (_writer is null)
            {
                return CommitOutcome.Fenced;
            }

            Close();
            throw SqliteFailure.Refused(path, partition, "it is gone while its partition was worked on. Bring it back, or reset the partition and rebuild it from the log");
        }
    }

    public void Reset(PartitionIdentity identity, PartitionMark mark)
    {
        lock (_writing)
        {
            Close();
            Directory.CreateDirectory(options.Directory);
            try
            {
                Write(writer => Reset(writer, identity, mark));
            }
            catch (PartitionRefusedException error) when (error.InnerException is SqliteException)
            {
                Close();
                using (SqliteFile file = new(path, partition, options, create: false))
                {
                    file.Discard();
                }

                Write(writer => Reset(writer, identity, mark));
            }
        }
    }

    public StoredPosition Position() => Read(reader => reader.Position(), default);

    public ReadOnlyMemory<byte>?[] Read(IReadOnlyList<StateKey> keys) => Read(reader => reader.Read(keys), null) ?? new ReadOnlyMemory<byte>?[keys.Count];

    public void Dispose()
    {
        lock (_writing)
        {
            lock (_reading)
            {
                _isDisposed = true;
            }

            Close();
        }
    }

    private bool Reset(PartitionWriter writer, PartitionIdentity identity, PartitionMark mark)
    {
        writer.Reset(identity, mark, LeastOwner);
        return true;
    }

    private T Write<T>(Func<PartitionWriter, T> work)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        bool isDone = false;
        _writer ??= new PartitionWriter(path, partition, options);
        try
        {
            T result = work(_writer);
            isDone = true;
            return result;
        }
        catch (PartitionBusyException)
        {
            isDone = !_writer.IsInTransaction;
            throw;
        }
        finally
        {
            if (!isDone)
            {
                _writer.Dispose();
                _writer = null;
            }
        }
    }

    private T Read<T>(Func<PartitionReader, T> work, T nothing)
    {
        lock (_reading)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            bool isDone = false;
            try
            {
                _reader ??= File.Exists(path) ? PartitionReader.TryOpen(path, partition, options) : null;
                T result = _reader is null || !File.Exists(path) ? nothing : work(_reader);
                isDone = true;
                return result;
            }
            finally
            {
                if (!isDone)
                {
                    CloseReader();
                }
            }
        }
    }

    private void Close()
    {
        _writer?.Dispose();
        _writer = null;
        lock (_reading)
        {
            CloseReader();
        }
    }

    private void CloseReader()
    {
        _reader?.Dispose();
        _reader = null;
    }
}
