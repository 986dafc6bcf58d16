using System.Text;

namespace TypedDao;

/// <summary>
/// The base of every error of TypedDao: what happened, whether trying again can help, on which object, and the cure.
/// Secrets never appear in it.
/// </summary>
public class TypedDaoException : Exception
{
    /// <summary>Creates an error.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">The fact, as one sentence, without context that the properties carry.</param>
    /// <param name="inner">The cause.</param>
    public TypedDaoException(ErrorKind kind, string message, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        Fact = message;
        IsTransient = kind is ErrorKind.Throttled or ErrorKind.Unavailable or ErrorKind.Timeout;
    }

    /// <summary>What went wrong.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The bare fact, without context.</summary>
    public string Fact { get; }

    /// <summary>Whether the same call can succeed later without anybody changing something.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The operation that failed, such as <c>read</c> or <c>put</c>.</summary>
    public string? Operation { get; set; }

    /// <summary>The object, as <c>store.object</c>.</summary>
    public string? Object { get; set; }

    /// <summary>The store's name.</summary>
    public string? Store { get; set; }

    /// <summary>The address of the data: a file, a key, a table.</summary>
    public string? Address { get; set; }

    /// <summary>What to do about it: which key to set, which line to change, which package to add.</summary>
    public string? Cure { get; set; }

    /// <summary>Fact, context and cure as one readable text.</summary>
    public override string Message
    {
        get
        {
            var text = new StringBuilder(Fact);
            if (Operation is not null || Object is not null || Store is not null || Address is not null)
            {
                text.Append(" [");
                string separator = string.Empty;
                Append(text, "operation", Operation, ref separator);
                Append(text, "object", Object, ref separator);
                Append(text, "store", Object is null ? Store : null, ref separator);
                Append(text, "at", Address, ref separator);
                text.Append(']');
            }

            if (Cure is not null)
            {
                text.Append(' ').Append(Cure);
            }

            return text.ToString();
        }
    }

    private static void Append(StringBuilder text, string name, string? value, ref string separator)
    {
        if (value is not null)
        {
            text.Append(separator).Append(name).Append(' ').Append(value);
            separator = ", ";
        }
    }
}
