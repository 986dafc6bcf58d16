using TypedDao.BuiltIn;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Compression;
using TypedDao.Codecs.Json;

namespace TypedDao.Codecs;

/// <summary>
/// Goes through the elements of a file of JSON lines, or of one JSON array, without a row type. For tools that look at files
/// that no catalog describes. Members are not called concurrently.
/// </summary>
public sealed class JsonRecords : IAsyncDisposable
{
    private readonly IFileSource _file;
    private readonly CompressionChoice _compression;
    private readonly Func<InputBuffer, JsonFrames> _framing;
    private readonly IBadRowHandler _badRows;
    private readonly RowFailure _failure = new();
    private InputBuffer? _input;
    private JsonFrames? _frames;

    /// <summary>Prepares a file of JSON lines; it is opened by the first <see cref="ReadAsync"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">Its form.</param>
    /// <param name="badRows">Decides on lines that are no JSON; null throws <see cref="BadRowException"/>.</param>
    public JsonRecords(IFileSource file, JsonLinesFormat format, IBadRowHandler? badRows = null)
        : this(file, (format ?? throw new ArgumentNullException(nameof(format))).Compression, static input => new JsonLineFrames(input), badRows)
    {
    }

    /// <summary>Prepares a file that is one JSON array; it is opened by the first <see cref="ReadAsync"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">Its form.</param>
    /// <param name="badRows">Decides on elements that are no JSON; null throws <see cref="BadRowException"/>.</param>
    public JsonRecords(IFileSource file, JsonFormat format, IBadRowHandler? badRows = null)
        : this(file, (format ?? throw new ArgumentNullException(nameof(format))).Compression, static input => new JsonArrayFrames(input), badRows)
    {
    }

    private JsonRecords(IFileSource file, CompressionChoice compression, Func<InputBuffer, JsonFrames> framing, IBadRowHandler? badRows)
    {
        ArgumentNullException.ThrowIfNull(file);
        _file = file;
        _compression = compression;
        _framing = framing;
        _badRows = badRows ?? FailOnBadRow.Instance;
    }

    /// <summary>The line on which the element starts, from 1.</summary>
    public long Line => _frames?.Line ?? 0;

    /// <summary>The element as UTF-8, well-formed; it holds until the next <see cref="ReadAsync"/>.</summary>
    public ReadOnlySpan<byte> Utf8 => _frames is null ? default : _frames.Raw;

    /// <summary>Goes to the next element, which may be any value.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.InvalidData"/>: the file is damaged or of another format.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (_frames is null)
        {
            _input = new InputBuffer(await CompressedFiles.OpenAsync(_file, _compression, cancellationToken).ConfigureAwait(false), _file.Address);
            _frames = _framing(_input);
        }

        while (true)
        {
            RowScan found = _frames.Next(null, default);
            if (found is RowScan.End)
            {
                return false;
            }

            if (found is RowScan.More)
            {
                await _frames.FillAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            bool isText = _input!.Quality is not TextQuality.Broken || InputBuffer.IsValid(_frames.Raw);
            if (found is RowScan.Row && isText)
            {
                return true;
            }

            _failure.SetRow(isText ? _frames.Error : "the text is not valid UTF-8");
            _badRows.OnBadRow(_failure.Take(_file.Address, _frames.Line, _frames.Raw));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_input is not null)
        {
            await _input.DisposeAsync().ConfigureAwait(false);
        }
    }
}
