using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedDao.Cli.Catalogs;

/// <summary>A catalog or lock file as the generator sees it in a build.</summary>
/// <param name="path">The path, as diagnostics print it.</param>
/// <param name="text">The content.</param>
/// <param name="isLock">Whether it is a lock.</param>
internal sealed class CatalogSource(string path, string text, bool isLock = false) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    /// <summary>Whether it is a lock.</summary>
    public bool IsLock { get; } = isLock;

    /// <inheritdoc/>
    public override string Path { get; } = path;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="isLock">Whether it is a lock.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<CatalogSource> ReadAsync(string path, bool isLock, CancellationToken cancellationToken)
        => new(CatalogOptions.Shown(path), await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), isLock);

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
