using TypedDao.Storage;

namespace TypedDao;

public sealed partial class Dao
{
    /// <inheritdoc cref="ByteOperations.OpenReadAsync(IByteReadable, CancellationToken)"/>
    public ValueTask<Stream> OpenReadAsync(IByteReadable source, CancellationToken cancellationToken = default)
        => ((IByteReadable)Files(source)).OpenReadAsync(cancellationToken);

    /// <inheritdoc cref="ByteOperations.OpenReadAsync(IByteReadable, GetOptions, CancellationToken)"/>
    public ValueTask<Stream> OpenReadAsync(IByteReadable source, GetOptions options, CancellationToken cancellationToken = default)
        => ((IByteReadable)Files(source)).OpenReadAsync(options, cancellationToken);

    /// <inheritdoc cref="ByteOperations.OpenReadAsync(INamedByteReadable, string, CancellationToken)"/>
    public ValueTask<Stream> OpenReadAsync(INamedByteReadable source, string name, CancellationToken cancellationToken = default)
        => ((INamedByteReadable)Files(source)).OpenReadAsync(name, cancellationToken);

    /// <inheritdoc cref="ByteOperations.OpenReadAsync(INamedByteReadable, string, GetOptions, CancellationToken)"/>
    public ValueTask<Stream> OpenReadAsync(INamedByteReadable source, string name, GetOptions options, CancellationToken cancellationToken = default)
        => ((INamedByteReadable)Files(source)).OpenReadAsync(name, options, cancellationToken);

    /// <inheritdoc cref="ByteOperations.CreateAsync(IByteCreatable, Stream, CancellationToken)"/>
    public ValueTask<WriteResult> CreateAsync(Stream content, IByteCreatable target, CancellationToken cancellationToken = default)
        => ((IByteCreatable)Files(target)).CreateAsync(content, cancellationToken);

    /// <inheritdoc cref="ByteOperations.CreateAsync(IByteCreatable, Stream, ObjectAttributes, CancellationToken)"/>
    public ValueTask<WriteResult> CreateAsync(Stream content, ObjectAttributes attributes, IByteCreatable target, CancellationToken cancellationToken = default)
        => ((IByteCreatable)Files(target)).CreateAsync(content, attributes, cancellationToken);

    /// <inheritdoc cref="ByteOperations.WriteAsync(IByteWritable, Stream, CancellationToken)"/>
    public ValueTask<WriteResult> WriteAsync(Stream content, IByteWritable target, CancellationToken cancellationToken = default)
        => ((IByteWritable)Files(target)).WriteAsync(content, cancellationToken);

    /// <inheritdoc cref="ByteOperations.WriteAsync(IByteWritable, Stream, ObjectAttributes, CancellationToken)"/>
    public ValueTask<WriteResult> WriteAsync(Stream content, ObjectAttributes attributes, IByteWritable target, CancellationToken cancellationToken = default)
        => ((IByteWritable)Files(target)).WriteAsync(content, attributes, cancellationToken);

    /// <inheritdoc cref="FileOperations.ListVersionsAsync(IVersioned, CancellationToken)"/>
    public IAsyncEnumerable<StorageVersion> ListVersionsAsync(IVersioned source, CancellationToken cancellationToken = default)
        => Files(source).ListVersionsAsync(cancellationToken);

    /// <inheritdoc cref="AttributeOperations.GetAttributesAsync(IAttributed, string?, CancellationToken)"/>
    public ValueTask<ObjectAttributes> GetAttributesAsync(IAttributed source, string? versionId = null, CancellationToken cancellationToken = default)
        => ((IAttributed)Files(source)).GetAttributesAsync(versionId, cancellationToken);

    /// <inheritdoc cref="AttributeOperations.GetAttributesAsync(INamedAttributed, string, string?, CancellationToken)"/>
    public ValueTask<ObjectAttributes> GetAttributesAsync(
        INamedAttributed source, string name, string? versionId = null, CancellationToken cancellationToken = default)
        => ((INamedAttributed)Files(source)).GetAttributesAsync(name, versionId, cancellationToken);

    /// <inheritdoc cref="AttributeOperations.SetTagsAsync(ITaggable, IReadOnlyDictionary{string, string}, CancellationToken)"/>
    public ValueTask SetTagsAsync(ITaggable target, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default)
        => ((ITaggable)Files(target)).SetTagsAsync(tags, cancellationToken);

    /// <inheritdoc cref="AttributeOperations.SetTagsAsync(INamedTaggable, string, IReadOnlyDictionary{string, string}, CancellationToken)"/>
    public ValueTask SetTagsAsync(
        INamedTaggable target, string name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default)
        => ((INamedTaggable)Files(target)).SetTagsAsync(name, tags, cancellationToken);

    /// <inheritdoc cref="PresignOperations.PresignReadAsync(IReadPresignable, PresignOptions, CancellationToken)"/>
    public ValueTask<Uri> PresignReadAsync(IReadPresignable source, PresignOptions options, CancellationToken cancellationToken = default)
        => ((IReadPresignable)Files(source)).PresignReadAsync(options, cancellationToken);

    /// <inheritdoc cref="PresignOperations.PresignReadAsync(INamedReadPresignable, string, PresignOptions, CancellationToken)"/>
    public ValueTask<Uri> PresignReadAsync(INamedReadPresignable source, string name, PresignOptions options, CancellationToken cancellationToken = default)
        => ((INamedReadPresignable)Files(source)).PresignReadAsync(name, options, cancellationToken);

    /// <inheritdoc cref="PresignOperations.PresignWriteAsync(IWritePresignable, PresignOptions, CancellationToken)"/>
    public ValueTask<Uri> PresignWriteAsync(IWritePresignable target, PresignOptions options, CancellationToken cancellationToken = default)
        => ((IWritePresignable)Files(target)).PresignWriteAsync(options, cancellationToken);

    /// <inheritdoc cref="PresignOperations.PresignWriteAsync(INamedWritePresignable, string, PresignOptions, CancellationToken)"/>
    public ValueTask<Uri> PresignWriteAsync(INamedWritePresignable target, string name, PresignOptions options, CancellationToken cancellationToken = default)
        => ((INamedWritePresignable)Files(target)).PresignWriteAsync(name, options, cancellationToken);
}
