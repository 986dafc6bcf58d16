namespace TypedDao.Codecs;

/// <summary>Makes the codec of a format type; see <see cref="Extensibility.ImplementsAttribute"/>.</summary>
/// <typeparam name="TOptions">The format type.</typeparam>
public interface ICodecProvider<in TOptions>
{
    /// <summary>Makes the codec.</summary>
    /// <param name="options">The format as the catalog declares it.</param>
    ICodec Create(TOptions options);
}
