using TypedDao.Cli.Output;
using TypedDao.Parquet;
using TypedDao.Schema;

namespace TypedDao.Cli.Files;

/// <summary>The columns of files: those of Parquet as their footers tell, those of text as all of its rows do.</summary>
/// <param name="progress">Takes how far it is.</param>
internal sealed class FileColumns(Progress progress)
{
    private readonly ColumnGuess _guess = new();
    private readonly SchemaJoin _join = new();
    private string? _text;
    private bool _isJoined;

    /// <summary>Knows of columns of text, in order, of which no value was seen.</summary>
    /// <param name="names">Their names.</param>
    public void Expect(IEnumerable<string> names) => _guess.Expect(names);

    /// <summary>Sees a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task SeeAsync(InputFile file, CancellationToken cancellationToken)
    {
        if (file.Form is FileForm.Parquet)
        {
            progress.Report(file.Path);
            ParquetFile parquet = await file.OpenParquetAsync(cancellationToken).ConfigureAwait(false);
            _join.Add(parquet.Schema, file.Path);
            return;
        }

        _text ??= file.Path;
        await file.GuessAsync(_guess, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The columns of all files that were seen, in the order of their first appearance; those of Parquet first.</summary>
    public RowSchema ToSchema()
    {
        if (_text is { } text && !_isJoined)
        {
            _isJoined = true;
            _join.Add(_guess.ToSchema(), text);
        }

        return _join.ToSchema();
    }

    /// <summary>What cannot be read with the columns that were told, a sentence a column.</summary>
    public IEnumerable<string> Problems() => _guess.Problems().Concat(_join.Problems());

    /// <summary>Why a column cannot be compared with a value: it has several types; null where it has one.</summary>
    /// <param name="column">Its name.</param>
    public string? ProblemOf(string column) => _join.ProblemOf(column);
}
