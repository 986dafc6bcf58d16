using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace TypedDao.Storage.Local;

/// <summary>An object being written into a staged file.</summary>
internal sealed class LocalUpload : StorageUpload
{
    private const int BufferSize = 16 * 1024;

    private readonly LocalStaging _staging;
    private readonly LocalPublisher _publisher;
    private readonly string _key;
    private readonly PutOptions _options;
    private readonly bool _flushToDisk;
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private byte[]? _buffer;
    private int _buffered;
    private long _written;
    private UploadState _state;
    private bool _isSealed;

    /// <summary>Creates the staged file.</summary>
    /// <param name="staging">Makes it.</param>
    /// <param name="publisher">Gives it its name.</param>
    /// <param name="key">The key.</param>
    /// <param name="options">The condition.</param>
    /// <param name="flushToDisk">Whether the bytes are on the disk before the object appears.</param>
    public LocalUpload(LocalStaging staging, LocalPublisher publisher, string key, PutOptions options, bool flushToDisk)
    {
        _staging = staging;
        _publisher = publisher;
        _key = key;
        _options = options;
        _flushToDisk = flushToDisk;
        _file = staging.Create(out _path);
    }

    public override long Length => _written + _buffered;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        UploadStates.RequireOpen(_state);
        if (content.Length > BufferSize - _buffered || cancellationToken.IsCancellationRequested)
        {
            return StepAsync(() => AppendAsync(content, cancellationToken), UploadState.Open);
        }

        Buffer(content.Span);
        return ValueTask.CompletedTask;
    }

    public override ValueTask SealAsync(CancellationToken cancellationToken)
    {
        UploadStates.RequireOpen(_state);
        return StepAsync(
            async () =>
            {
                await FlushAsync(cancellationToken).ConfigureAwait(false);

                // The session keeps the file alive from before it is closed.
                _staging.EnterSealed();
                _isSealed = true;
                Close();
            },
            UploadState.Sealed);
    }

    public override async ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
    {
        UploadStates.RequireCompletable(_state);
        string target = key ?? _key;
        LocalPaths.Check(target);
        if (_state == UploadState.Open && OperatingSystem.IsWindows())
        {
            // Windows writes the time of a file again when it is closed, so that has to come before the time becomes the version.
            await SealAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (_state == UploadState.Open)
        {
            await StepAsync(() => FlushAsync(cancellationToken), UploadState.Open).ConfigureAwait(false);
        }

        StorageEntry? entry = null;
        await StepAsync(
            async () => entry = await _publisher.PublishAsync(_path, target, _options, cancellationToken).ConfigureAwait(false),
            UploadState.Completed).ConfigureAwait(false);
        Release();
        return entry!;
    }

    public override ValueTask DisposeAsync()
    {
        if (_state is not (UploadState.Completed or UploadState.Disposed))
        {
            _state = UploadState.Disposed;
            LocalFolders.Discard(_path);
            Release();
        }

        return ValueTask.CompletedTask;
    }

    private void Buffer(ReadOnlySpan<byte> content)
    {
        _buffer ??= ArrayPool<byte>.Shared.Rent(BufferSize);
        content.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += content.Length;
    }

    private async ValueTask AppendAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await FlushBufferAsync(cancellationToken).ConfigureAwait(false);
        if (content.Length < BufferSize)
        {
            Buffer(content.Span);
            return;
        }

        await WriteToFileAsync(content, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask FlushBufferAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_buffered > 0)
        {
            await WriteToFileAsync(_buffer.AsMemory(0, _buffered), cancellationToken).ConfigureAwait(false);
            _buffered = 0;
        }
    }

    // An asynchronous write is a write by another thread of the pool: who is one writes by itself.
    private async ValueTask WriteToFileAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (Thread.CurrentThread.IsThreadPoolThread)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RandomAccess.Write(_file, content.Span, _written);
        }
        else
        {
            await RandomAccess.WriteAsync(_file, content, _written, cancellationToken).ConfigureAwait(false);
        }

        _written += content.Length;
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await FlushBufferAsync(cancellationToken).ConfigureAwait(false);
        if (_flushToDisk)
        {
            // It takes as long as the disk does.
            await Task.Run(() => RandomAccess.FlushToDisk(_file), cancellationToken).ConfigureAwait(false);
        }
    }

    // A step that fails half-way leaves an upload that can only be disposed.
    private async ValueTask StepAsync(Func<ValueTask> step, UploadState next)
    {
        _state = UploadState.Broken;
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (Exception error) when (IoErrors.IsForeign(error))
        {
            throw IoErrors.Translate(error, _path);
        }

        _state = next;
    }

    private void Close()
    {
        _file.Dispose();
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = null;
        }
    }

    private void Release()
    {
        Close();
        if (_isSealed)
        {
            _isSealed = false;
            _staging.LeaveSealed();
        }
    }
}
