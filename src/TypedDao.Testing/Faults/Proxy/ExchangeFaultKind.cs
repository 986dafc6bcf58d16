namespace TypedDao.Testing;

/// <summary>The ways in which an exchange goes wrong.</summary>
public enum ExchangeFaultKind
{
    /// <summary>A prepared answer comes instead of the upstream's, which does not see the request.</summary>
    Answered,

    /// <summary>The connection is reset before anything of the request is sent upstream.</summary>
    ResetBeforeRequest,

    /// <summary>The connection is reset within the body of the request, which has no effect.</summary>
    ResetInRequest,

    /// <summary>The request takes effect, and the connection is reset before any byte of the answer.</summary>
    AnswerLost,

    /// <summary>The connection is reset within the body of the answer.</summary>
    ResetInAnswer,

    /// <summary>The connection ends within the body of the answer as if that were its end.</summary>
    AnswerCutOff,

    /// <summary>The end of the answer's body is missing, and its head says so many bytes less: HTTP sees nothing wrong.</summary>
    AnswerShortened,

    /// <summary>The answer comes late and unharmed.</summary>
    AnswerDelayed,

    /// <summary>The body of the answer comes slowly and unharmed.</summary>
    AnswerSlow,
}
