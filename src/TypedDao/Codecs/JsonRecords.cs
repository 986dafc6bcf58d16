using TypedDao.BuiltIn;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Compression;
using TypedDao.Codecs.Json;
using TypedDao.Codecs.Pieces;

namespace TypedDao.Codecs;

/// <summary>
/// Goes through the elements of a file of JSON lines, or of one JSON array, without a row type. For tools that look at files
/// that no catalog describes. Members are not called concurrently.
/// </summary>
public sealed class JsonRecords : IAsyncDisposable
{
    private readonly IFileSource _file;
    private readonly CompressionChoice _compression;
    private readonly bool _isArray;
    private readonly IBadRowHandler _badRows;
    private readonly RowFailure _failure = new();
    private JsonFrames? _frames;
    private InputBuffer? _window;
    private PieceSource? _source;
    private TextPiece? _piece;

    /// <summary>Prepares a file of JSON lines; it is opened by the first <see cref="ReadAsync"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">Its form.</param>
    /// <param name="badRows">Decides on lines that are no JSON; null throws <see cref="BadRowException"/>.</param>
    public JsonRecords(IFileSource file, JsonLinesFormat format, IBadRowHandler? badRows = null)
        : this(file, (format ?? throw new ArgumentNullException(nameof(format))).Compression, isArray: false, badRows)
    {
    }

    /// <summary>Prepares a file that is one JSON array; it is opened by the first <see cref="ReadAsync"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">Its form.</param>
    /// <param name="badRows">Decides on elements that are no JSON; null throws <see cref="BadRowException"/>.</param>
    public JsonRecords(IFileSource file, JsonFormat format, IBadRowHandler? badRows = null)
        : this(file, (format ?? throw new ArgumentNullException(nameof(format))).Compression, isArray: true, badRows)
    {
    }

    private JsonRecords(IFileSource file, CompressionChoice compression, bool isArray, IBadRowHandler? badRows)
    {
        ArgumentNullException.ThrowIfNull(file);
        _file = file;
        _compression = compression;
        _isArray = isArray;
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
        _frames ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            RowScan found = _frames.Next(null, default);
            if (found >= RowScan.More)
            {
                if (!await FillAsync(found, cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }

                continue;
            }

            bool isText = _frames.IsText;
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
        _piece?.Dispose();
        if (_source is not null)
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }

        if (_window is not null)
        {
            await _window.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<JsonFrames> OpenAsync(CancellationToken cancellationToken)
    {
        Stream stream = await CompressedFiles.OpenAsync(_file, _compression, cancellationToken).ConfigureAwait(false);
        if (_isArray)
        {
            _window = new InputBuffer(stream, _file.Address);
            return new JsonArrayFrames(_window);
        }

        _source = new PieceSource(stream, new JsonLineCutter(), _file.Address);
        _piece = new TextPiece(TextPiece.UsualSize);
        return new JsonLineFrames();
    }

    private async ValueTask<bool> FillAsync(RowScan found, CancellationToken cancellationToken)
    {
        if (_frames is JsonArrayFrames array)
        {
            if (found is RowScan.More)
            {
                await array.FillAsync(cancellationToken).ConfigureAwait(false);
            }

            return found is RowScan.More;
        }

        var lines = (JsonLineFrames)_frames!;
        PieceFill fill = await _source!.FillAsync(_piece!, cancellationToken).ConfigureAwait(false);
        if (fill is PieceFill.TooLong)
        {
            throw LongRows.Error(lines.NextLine, _file.Address);
        }

        if (fill is PieceFill.Filled)
        {
            _piece!.Validate();
            _piece.Line = lines.NextLine;
            lines.Begin(_piece);
        }

        return fill is PieceFill.Filled;
    }
}
